using StateMachine.Tool;
using StateMachine.Tool.Commands;

return ToolCommandLine.Run(args, SystemConsole.Open());
