using System.Collections.Generic;
using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;
using StateMachine.Compiler.Text;

namespace StateMachine.Compiler.Binding;

/// <summary>Binds <c>invariant</c>, <c>never</c> and <c>leads</c>.</summary>
internal sealed class PropertyBinder(BindContext context)
{
    public List<InvariantModel> Invariants { get; } = [];

    public List<NeverModel> Nevers { get; } = [];

    public List<LeadsModel> Leads { get; } = [];

    public void Bind()
    {
        foreach (var file in context.Files)
        {
            foreach (var declaration in file.Declarations)
            {
                switch (declaration)
                {
                    case InvariantSyntax invariant:
                        BindInvariant(invariant, file.Source);
                        break;
                    case NeverSyntax never:
                        BindNever(never, file.Source);
                        break;
                    case LeadsSyntax leads:
                        BindLeads(leads, file.Source);
                        break;
                }
            }
        }
    }

    private void BindInvariant(InvariantSyntax invariant, SourceText source)
    {
        var body = new ExpressionBinder(context, source).BindCondition(invariant.Body, Scope.Root());
        var tables = new TableInvariants(context);
        var aboutTables = body is not ErrorExpr && tables.IsAboutTables(body);

        // Where something else is wrong a table may hold errors, and deciding over them would only repeat those.
        if (aboutTables && !context.Sink.HasErrors)
        {
            tables.Decide(invariant.Name.Text, body, source.Locate(invariant.Name.Span));
        }

        Invariants.Add(new InvariantModel(invariant.Name.Text, context.Rules.Id(invariant), body, aboutTables, invariant.Doc));
    }

    private void BindNever(NeverSyntax never, SourceText source)
    {
        var (parameters, scope) = BindParameters(never.Parameters, source);
        var body = new ExpressionBinder(context, source).BindCondition(never.Body, scope.At(ExprPlace.Step));
        var unless = never.Unless.Select(p => BindPattern(p, scope, source)).ToEquatableArray();
        Nevers.Add(new NeverModel(never.Name.Text, context.Rules.Id(never), parameters, body, unless, never.Doc));
    }

    private void BindLeads(LeadsSyntax leads, SourceText source)
    {
        var (parameters, scope) = BindParameters(leads.Parameters, source);
        var expressions = new ExpressionBinder(context, source);
        var from = expressions.BindCondition(leads.From, scope);
        var to = expressions.BindCondition(leads.To, scope);
        var given = leads.Given.Select(p => BindPattern(p, scope, source)).ToEquatableArray();
        Leads.Add(new LeadsModel(leads.Name.Text, context.Rules.Id(leads), parameters, from, to, given, leads.Doc));
    }

    private (EquatableArray<ParameterModel> Parameters, Scope Scope) BindParameters(IReadOnlyList<ParameterSyntax> syntax, SourceText source)
    {
        var parameters = new List<ParameterModel>();
        new ParameterBinder(context).Bind(syntax, source, ParameterPlace.Property, parameters);
        return (parameters.ToEquatableArray(), ParameterBinder.ScopeOf(parameters, syntax, source));
    }

    private PatternModel BindPattern(PatternSyntax pattern, Scope scope, SourceText source)
    {
        var at = source.Locate(pattern.Name.Span);
        if (!context.Symbols.Events.TryGetValue(pattern.Name.Text, out var symbol) || symbol is not EventSymbol { IsCascade: false } @event)
        {
            if (symbol is not null)
            {
                context.Report(Errors.PatternNeedsEvent(at, symbol.Kind, pattern.Name.Text));
            }
            else if (!pattern.Name.IsMissing)
            {
                var events = context.Symbols.EventList.Where(e => !e.IsCascade).Select(e => e.Name);
                context.Report(Errors.UnknownEvent(at, pattern.Name.Text, "event", SpellChecker.Nearest(pattern.Name.Text, events)));
            }

            return new PatternModel(pattern.Name.Text, EquatableArray<ExprModel>.Empty);
        }

        var arguments = new ExpressionBinder(context, source).BindArguments(pattern.Arguments ?? [], @event.Parameters, scope, pattern.Name, @event.Kind, leadingOnly: true);
        return new PatternModel(@event.Name, (arguments ?? []).ToEquatableArray());
    }
}
