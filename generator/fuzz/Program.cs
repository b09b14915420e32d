using StateMachine.Fuzz;

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException problem)
{
    Console.Error.WriteLine($"fuzz: {problem.Message}\n\n{Options.Help}");
    return 2;
}

if (options.Replay is { } path)
{
    var outcome = FrontEnd.Run(File.ReadAllText(path), fully: true);
    Console.WriteLine($"came as far as {outcome.Reached}; said {string.Join(", ", outcome.Codes)}");
    Console.WriteLine(outcome.Failure is null ? "nothing failed" : $"FAILED {outcome.Failure}");
    return outcome.Failure is null ? 0 : 1;
}

return new Campaign(options, Seeds.In(Root()), Console.Out).Run() ? 0 : 1;

// The repository, looked for upwards from the program: a deterministic build maps the paths of its sources.
static string Root()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "StateMachine.sln")))
        {
            return folder.FullName;
        }
    }

    throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds StateMachine.sln.");
}
