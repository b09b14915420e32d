using StateMachine.Generator.Benchmarks;

return BenchCommand.Run(args);
