using System.Runtime.CompilerServices;

namespace StateMachine;

/// <summary>The bits of a packed state: one or more 64-bit words.</summary>
/// <remarks>With constant arguments, which is how generated code calls them, reads and writes fold into a shift and a mask.</remarks>
public interface IWords<TSelf> : IEquatable<TSelf>
    where TSelf : unmanaged, IWords<TSelf>
{
    /// <summary>How many bits there are.</summary>
    static abstract int Bits { get; }

    /// <summary>Reads <paramref name="width"/> bits, at most 32.</summary>
    uint Read(int offset, int width);

    /// <summary>Writes <paramref name="width"/> bits, at most 32.</summary>
    void Write(int offset, int width, uint value);

    /// <summary>A well-mixed hash. (The framework's own of a 64-bit number folds its halves, under which packed states collide by the million.)</summary>
    ulong Hash();
}

/// <summary>Up to 64 bits.</summary>
public struct Words1 : IWords<Words1>
{
    private ulong _word;

    /// <inheritdoc/>
    public static int Bits => 64;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Read(int offset, int width) => (uint)(_word >> offset) & WordMath.Mask(width);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int offset, int width, uint value)
        => _word = (_word & ~((ulong)WordMath.Mask(width) << offset)) | ((ulong)value << offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ulong Hash() => WordMath.Mix(_word);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Equals(Words1 other) => _word == other._word;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Words1 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => (int)Hash();
}

/// <summary>Up to 128 bits.</summary>
public struct Words2 : IWords<Words2>
{
    private ulong _low, _high;

    /// <inheritdoc/>
    public static int Bits => 128;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Read(int offset, int width)
    {
        if (offset >= 64)
        {
            return (uint)(_high >> (offset - 64)) & WordMath.Mask(width);
        }

        var bits = _low >> offset;
        if (offset + width > 64)
        {
            bits |= _high << (64 - offset);
        }

        return (uint)bits & WordMath.Mask(width);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int offset, int width, uint value)
    {
        ulong mask = WordMath.Mask(width);
        if (offset >= 64)
        {
            _high = (_high & ~(mask << (offset - 64))) | ((ulong)value << (offset - 64));
            return;
        }

        _low = (_low & ~(mask << offset)) | ((ulong)value << offset);
        if (offset + width > 64)
        {
            _high = (_high & ~(mask >> (64 - offset))) | ((ulong)value >> (64 - offset));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ulong Hash() => WordMath.Mix(_low ^ WordMath.Mix(_high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Equals(Words2 other) => _low == other._low && _high == other._high;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Words2 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => (int)Hash();
}

/// <summary>Up to 256 bits.</summary>
public struct Words4 : IWords<Words4>
{
    private Four _words;

    /// <inheritdoc/>
    public static int Bits => 256;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Read(int offset, int width)
    {
        int word = offset >> 6, shift = offset & 63;
        var bits = _words[word] >> shift;
        if (shift + width > 64)
        {
            bits |= _words[word + 1] << (64 - shift);
        }

        return (uint)bits & WordMath.Mask(width);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int offset, int width, uint value)
    {
        ulong mask = WordMath.Mask(width);
        int word = offset >> 6, shift = offset & 63;
        _words[word] = (_words[word] & ~(mask << shift)) | ((ulong)value << shift);
        if (shift + width > 64)
        {
            _words[word + 1] = (_words[word + 1] & ~(mask >> (64 - shift))) | ((ulong)value >> (64 - shift));
        }
    }

    /// <inheritdoc/>
    public readonly ulong Hash()
    {
        var hash = 0UL;
        foreach (var word in _words)
        {
            hash = WordMath.Mix(hash ^ word);
        }

        return hash;
    }

    /// <inheritdoc/>
    public readonly bool Equals(Words4 other)
    {
        for (var i = 0; i < 4; i++)
        {
            if (_words[i] != other._words[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Words4 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => (int)Hash();

    [InlineArray(4)]
    private struct Four
    {
        private ulong _first;
    }
}

/// <summary>Up to 512 bits, for states that do not fit four words.</summary>
public struct Words8 : IWords<Words8>
{
    private Eight _words;

    /// <inheritdoc/>
    public static int Bits => 512;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Read(int offset, int width)
    {
        int word = offset >> 6, shift = offset & 63;
        var bits = _words[word] >> shift;
        if (shift + width > 64)
        {
            bits |= _words[word + 1] << (64 - shift);
        }

        return (uint)bits & WordMath.Mask(width);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int offset, int width, uint value)
    {
        ulong mask = WordMath.Mask(width);
        int word = offset >> 6, shift = offset & 63;
        _words[word] = (_words[word] & ~(mask << shift)) | ((ulong)value << shift);
        if (shift + width > 64)
        {
            _words[word + 1] = (_words[word + 1] & ~(mask >> (64 - shift))) | ((ulong)value >> (64 - shift));
        }
    }

    /// <inheritdoc/>
    public readonly ulong Hash()
    {
        var hash = 0UL;
        foreach (var word in _words)
        {
            hash = WordMath.Mix(hash ^ word);
        }

        return hash;
    }

    /// <inheritdoc/>
    public readonly bool Equals(Words8 other)
    {
        for (var i = 0; i < 8; i++)
        {
            if (_words[i] != other._words[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Words8 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => (int)Hash();

    [InlineArray(8)]
    private struct Eight
    {
        private ulong _first;
    }
}

/// <summary>Arithmetic on packed words.</summary>
public static class WordMath
{
    /// <summary>The lowest <paramref name="width"/> bits, at most 32, set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mask(int width) => (uint)((1UL << width) - 1);

    /// <summary>Mixes all bits into all bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong value)
    {
        value *= 0x9E3779B97F4A7C15UL;
        value ^= value >> 32;
        value *= 0xD6E8FEB86659FD93UL;
        return value ^ (value >> 32);
    }

    /// <summary>How many bits hold the numbers from 0 to <paramref name="count"/> - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BitsFor(int count) => count <= 1 ? 0 : 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)(count - 1));
}
