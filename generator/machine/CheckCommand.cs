namespace StateMachine.Tool;

/// <summary><c>machine check SPEC...</c></summary>
internal static class CheckCommand
{
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var unknown = args.FirstOrDefault(a => a.StartsWith('-'));
        if (unknown is not null)
        {
            throw new UsageException($"'check' has no option '{unknown}'.");
        }

        var failed = false;
        foreach (var (name, result) in SpecFiles.Compile(args))
        {
            failed |= SpecFiles.Report(result.Diagnostics, error);
            if (result.Model is { } model)
            {
                output.WriteLine($"{name}: {model.Rules.Count} rules, {model.Events.Count} events, {model.Invariants.Count + model.Nevers.Count} properties, {model.Scenarios.Count} scenarios");
            }
        }

        return failed ? 1 : 0;
    }
}
