using StateMachine.Tool;

return Commands.Run(args, Console.Out, Console.Error);
