using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>Turns the files of one machine into its model: the passes, in the order in which they must run.</summary>
internal static class Binder
{
    /// <summary>Binds the files; everything that is wrong goes to <paramref name="sink"/>, and there is a model only if no error did.</summary>
    public static MachineModel? Bind(IReadOnlyList<FileSyntax> files, DiagnosticSink sink)
    {
        // Rule ids follow the text, so they are handed out (by the context) before anything is bound.
        var context = new BindContext(files, sink);

        // Which file is the main one; nothing else depends on the order of files.
        var headers = new HeaderBinder(context);
        headers.BindHeaders();

        // All names first: any declaration may speak of any other, above or below, in whatever file.
        new DeclarationCollector(context).Collect();

        // Answers need the enums; verdicts and the refusals of states need the answers.
        headers.BindAnswers();

        // Aliases and unions: the types of variables and parameters are written with them.
        new TypeBinder(context).BindAliases();

        // States and the types of variables: no expression can be typed without them. Their defaults are expressions, and wait.
        var entities = new EntityBinder(context);
        entities.BindShapes();

        // What can be called, and with what.
        new SignatureBinder(context).Bind();
        var matrices = new MatrixBinder(context);
        matrices.BindSignatures();
        var definitions = new DefinitionBinder(context);
        definitions.BindSignatures();

        // The columns of tables: their types come from the cells, which name members, events, variables and definitions. From here on
        // expressions can be bound, and a definition whose type is not written is bound when the first expression asks for it.
        new TableBinder(context).Bind();
        matrices.BindCells();

        // Defaults, resets, refusals: expressions over vocabulary, and names of events.
        entities.BindDetails();

        // Bodies. Each of these needs only signatures of the others; circles are looked for when all calls are known.
        definitions.BindAll();
        new EventBinder(context).Bind();

        // A dispatch looks through the cells of its column at events, readers and its own verdicts over rows.
        new DispatchBinder(context).Bind();

        // Properties come after all that they speak of: those over tables are decided here and now, which needs bound definitions.
        var properties = new PropertyBinder(context);
        properties.Bind();

        // Scenarios use everything and nothing uses them.
        var scenarios = new ScenarioBinder(context);
        scenarios.Bind();

        return sink.HasErrors || context.Header is null ? null : ModelBuilder.Build(context, context.Header, properties, scenarios.Scenarios);
    }
}
