using System.Text;
using AudioSessions.Player.Commands;

Console.OutputEncoding = Encoding.UTF8;
return new Tool(new Terminal(Console.Out, Console.Error, UsesColour: Terminal.ColourIsWanted(Console.IsOutputRedirected))).Run(args);
