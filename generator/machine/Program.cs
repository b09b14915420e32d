using StateMachine.Tool;
using StateMachine.Tool.Commands;

using var interrupt = new Interrupt();
return ToolCommandLine.Run(args, SystemConsole.Open(interrupt.Token));
