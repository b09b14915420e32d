using StateMachine.Compiler.Emit;

namespace StateMachine.Tool;

/// <summary><c>machine generate SPEC... [--namespace N] [--out FOLDER]</c></summary>
internal static class GenerateCommand
{
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var (paths, @namespace, folder) = Parse(args);
        var failed = false;
        foreach (var (_, result) in SpecFiles.Compile(paths))
        {
            failed |= SpecFiles.Report(result.Diagnostics, error);
            if (result.Model is null)
            {
                continue;
            }

            var emitted = CSharpEmitter.Emit(result.Model, EmitOptions.Readable(@namespace));
            failed |= SpecFiles.Report(emitted.Diagnostics, error);
            Directory.CreateDirectory(folder);
            foreach (var file in emitted.Files)
            {
                var path = Path.Combine(folder, file.Name);
                File.WriteAllText(path, file.Text);
                output.WriteLine($"{path}  {file.Text.Count(c => c == '\n')} lines");
            }
        }

        return failed ? 1 : 0;
    }

    private static (IReadOnlyList<string> Paths, string Namespace, string Folder) Parse(string[] args)
    {
        var paths = new List<string>();
        string @namespace = "Machines", folder = "generated";
        for (var i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new UsageException($"'{args[i - 1]}' wants a value.");
            switch (args[i])
            {
                case "--namespace":
                    @namespace = Value();
                    break;
                case "--out":
                    folder = Value();
                    break;
                case ['-', ..]:
                    throw new UsageException($"'generate' has no option '{args[i]}'.");
                default:
                    paths.Add(args[i]);
                    break;
            }
        }

        return (paths, @namespace, folder);
    }
}
