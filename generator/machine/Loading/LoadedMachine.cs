using System.Reflection;
using System.Runtime.Loader;
using StateMachine.Compiler.Model;
using StateMachine.Tool.Commands;
using StateMachine.Tool.Running;

namespace StateMachine.Tool.Loading;

/// <summary>A machine whose generated code was compiled and loaded: everything that the runtime offers of it, without its types.</summary>
/// <remarks>Disposing lets go of the code; nothing of the machine may be used after that.</remarks>
internal sealed class LoadedMachine : IDisposable
{
    private readonly AssemblyLoadContext _context;
    private readonly Assembly _assembly;
    private readonly byte[] _image;
    private int _additions;

    internal LoadedMachine(MachineModel model, byte[] image)
    {
        Model = model;
        _image = image;
        _context = new AssemblyLoadContext(model.Name, isCollectible: true);
        _assembly = _context.LoadFromStream(new MemoryStream(image));
        Info = (MachineInfo)Static("Info", "Instance");
        Scenarios = (IReadOnlyList<Scenario>)Static("Scenarios", "All");
    }

    /// <summary>The model that the code was made from. Its scenarios have the indexes of <see cref="Scenarios"/>.</summary>
    public MachineModel Model { get; }

    /// <summary>The spec as data.</summary>
    public MachineInfo Info { get; }

    /// <summary>The scenarios, in the order of the spec.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; }

    /// <summary>The entities of which there can be several, in the order in which counts are given.</summary>
    public IReadOnlyList<EntityModel> Many => [.. Model.Entities.Where(e => e.IsMany)];

    /// <summary>Makes a running machine, with no instance of a <c>many</c> entity yet.</summary>
    /// <exception cref="UsageException">There is no such policy or option.</exception>
    public Machine NewMachine(IReadOnlyList<PolicyChoice> policies) => (Machine)Activator.CreateInstance(Type("Machine"), Policies(policies))!;

    /// <summary>Hands a visitor the model with so many instances of each <c>many</c> entity, from 1 to 8.</summary>
    /// <exception cref="UsageException">There is no such policy or option, or a state would be too large.</exception>
    public TResult Visit<TResult>(IModelVisitor<TResult> visitor, IReadOnlyList<PolicyChoice> policies, IReadOnlyList<int> counts)
    {
        var visit = Type("Models").GetMethod("Visit")!.MakeGenericMethod(typeof(TResult));
        object[] arguments = [visitor, Policies(policies), .. counts.Cast<object>()];
        return Call(() => (TResult)visit.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!);
    }

    /// <summary>Compiles further scenarios against this very code, and loads them; their machines are of the same types.</summary>
    public IReadOnlyList<Scenario> LoadScenarios(MachineModel model)
    {
        var assembly = _context.LoadFromStream(new MemoryStream(MachineLoader.CompileScenarios(model, _image, ++_additions)));
        return (IReadOnlyList<Scenario>)Static(assembly, "Scenarios", "All");
    }

    public void Dispose() => _context.Unload();

    private object Policies(IReadOnlyList<PolicyChoice> choices)
    {
        Choices.Validate(Model, choices);
        var type = Type("Policies");
        var chosen = type.GetProperty("Default")!.GetValue(null)!;
        return choices.Aggregate(chosen, (policies, choice) => type.GetMethod("With", [typeof(string), typeof(string)])!.Invoke(policies, [choice.Policy, choice.Option])!);
    }

    // What the generated code refuses, the command line asked for.
    private static T Call<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (MachineException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    private Type Type(string part) => TypeIn(_assembly, part);

    private object Static(string part, string property) => Static(_assembly, part, property);

    private object Static(Assembly assembly, string part, string property) => TypeIn(assembly, part).GetProperty(property)!.GetValue(null)!;

    private Type TypeIn(Assembly assembly, string part) => assembly.GetType($"{MachineLoader.Namespace}.{Model.Name}{part}", throwOnError: true)!;
}
