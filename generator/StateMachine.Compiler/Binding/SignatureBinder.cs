using System.Linq;
using StateMachine.Compiler.Diagnostics;
using StateMachine.Compiler.Model;
using StateMachine.Compiler.Syntax;

namespace StateMachine.Compiler.Binding;

/// <summary>The parameters of notifications, events and dispatches, and whom they are about: what others need to call them.</summary>
internal sealed class SignatureBinder(BindContext context)
{
    private readonly ParameterBinder _parameters = new(context);

    public void Bind()
    {
        foreach (var notification in context.Symbols.NotificationList)
        {
            _parameters.Bind(notification.Syntax.Parameters, notification.Source, ParameterPlace.Notification, notification.Parameters);
            notification.To = BindReceiver(notification);
        }

        foreach (var @event in context.Symbols.EventList)
        {
            _parameters.Bind(@event.Syntax.Parameters, @event.Source, @event.IsCascade ? ParameterPlace.Cascade : ParameterPlace.Event, @event.Parameters);
            BindSubject(@event);
        }

        foreach (var dispatch in context.Symbols.Dispatches)
        {
            _parameters.Bind(dispatch.Syntax.Parameters, dispatch.Source, ParameterPlace.Dispatch, dispatch.Parameters);
        }
    }

    private EntitySymbol? BindReceiver(NotificationSymbol notification)
    {
        var to = notification.Syntax.To;
        if (to.IsMissing)
        {
            return null;
        }

        if (context.Symbols.Types.TryGetValue(to.Text, out var symbol) && symbol is EntitySymbol entity)
        {
            return entity;
        }

        context.Report(Errors.UnknownEntity(notification.Source.Locate(to.Span), to.Text, SpellChecker.Nearest(to.Text, context.Symbols.Entities.Select(e => e.Name))));
        return null;
    }

    private void BindSubject(EventSymbol @event)
    {
        // An event without parameters was reported when it was parsed.
        var first = @event.Parameters.FirstOrDefault();
        @event.Subject = first is null ? null : context.Symbols.Entity(first.Type);
        if (first is not null && @event.Subject is null && first.Type is not ErrorType)
        {
            context.Report(Errors.SubjectNotEntity(@event.Source.Locate(@event.Syntax.Parameters[0].Name.Span), @event.Kind, @event.Name, TypeText.Of(first.Type)));
        }
    }
}
