namespace StateMachine;

/// <summary>A number as a type, so that the compiler folds every shift of a packed state into a constant.</summary>
public interface ICount
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}

/// <summary>0</summary>
public readonly struct N0 : ICount
{
    /// <inheritdoc/>
    public static int Value => 0;
}

/// <summary>1</summary>
public readonly struct N1 : ICount
{
    /// <inheritdoc/>
    public static int Value => 1;
}

/// <summary>2</summary>
public readonly struct N2 : ICount
{
    /// <inheritdoc/>
    public static int Value => 2;
}

/// <summary>3</summary>
public readonly struct N3 : ICount
{
    /// <inheritdoc/>
    public static int Value => 3;
}

/// <summary>4</summary>
public readonly struct N4 : ICount
{
    /// <inheritdoc/>
    public static int Value => 4;
}

/// <summary>5</summary>
public readonly struct N5 : ICount
{
    /// <inheritdoc/>
    public static int Value => 5;
}

/// <summary>6</summary>
public readonly struct N6 : ICount
{
    /// <inheritdoc/>
    public static int Value => 6;
}

/// <summary>7</summary>
public readonly struct N7 : ICount
{
    /// <inheritdoc/>
    public static int Value => 7;
}

/// <summary>8</summary>
public readonly struct N8 : ICount
{
    /// <inheritdoc/>
    public static int Value => 8;
}

