namespace StateMachine.Tests.Toy;

/// <summary>How far apart the sessions lie in the packed state.</summary>
internal interface IStride
{
    static abstract int Bits { get; }
}

/// <summary>Side by side.</summary>
internal struct Tight : IStride
{
    public static int Bits => 2;
}

/// <summary>So far apart that the sessions lie in different words, some across the border of two.</summary>
internal struct Wide : IStride
{
    public static int Bits => 63;
}

/// <summary>The toy's packed state: a bit for the phone, then two for each session.</summary>
internal struct ToyState<TWords, TStride> : IPacked<ToyState<TWords, TStride>>
    where TWords : unmanaged, IWords<TWords>
    where TStride : struct, IStride
{
    private TWords _words = default;

    public ToyState()
    {
    }

    public bool Ringing
    {
        readonly get => _words.Read(0, 1) != 0;
        set => _words.Write(0, 1, value ? 1u : 0u);
    }

    public readonly int StateOf(int session) => (int)_words.Read(1 + (session * TStride.Bits), 2);

    public void SetState(int session, int state) => _words.Write(1 + (session * TStride.Bits), 2, (uint)state);

    public readonly ulong Hash() => _words.Hash();

    public readonly bool Equals(ToyState<TWords, TStride> other) => _words.Equals(other._words);

    public override readonly bool Equals(object? obj) => obj is ToyState<TWords, TStride> other && Equals(other);

    public override readonly int GetHashCode() => (int)Hash();
}
