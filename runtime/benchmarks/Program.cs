using AudioSessions.Benchmarks;

return BenchCommand.Run(args);
