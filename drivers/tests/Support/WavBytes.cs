using System.Text;

namespace AudioSessions.Devices.Tests;

/// <summary>Builds WAV files by hand, right ones and wrong ones.</summary>
internal sealed class WavBytes
{
    private readonly MemoryStream _body = new();

    public static byte[] Pcm(int channels, int bits, byte[] data, int rate = 48_000, int tag = 1) =>
        new WavBytes().Format(tag, channels, rate, bits).Chunk("data", data).ToArray();

    public WavBytes Format(int tag, int channels, int rate, int bits, int? align = null) =>
        Chunk("fmt ", FormatBytes(tag, channels, rate, bits, align));

    public WavBytes Extensible(int tag, int channels, int bits, uint mask, bool knownKind = true)
    {
        byte[] rest =
        [
            22, 0, (byte)bits, 0, .. BitConverter.GetBytes(mask), (byte)tag, 0,
            0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, (byte)(knownKind ? 0x71 : 0x72),
        ];
        return Chunk("fmt ", [.. FormatBytes(0xFFFE, channels, 48_000, bits, null), .. rest]);
    }

    public WavBytes Chunk(string id, byte[] content, uint? size = null)
    {
        _body.Write(Encoding.ASCII.GetBytes(id));
        _body.Write(BitConverter.GetBytes(size ?? (uint)content.Length));
        _body.Write(content);
        if (content.Length % 2 != 0)
        {
            _body.WriteByte(0);
        }

        return this;
    }

    public byte[] ToArray() =>
        [.. "RIFF"u8, .. BitConverter.GetBytes((uint)_body.Length + 4), .. "WAVE"u8, .. _body.ToArray()];

    private static byte[] FormatBytes(int tag, int channels, int rate, int bits, int? align)
    {
        int frame = align ?? channels * bits / 8;
        return
        [
            .. BitConverter.GetBytes((ushort)tag), .. BitConverter.GetBytes((ushort)channels), .. BitConverter.GetBytes(rate),
            .. BitConverter.GetBytes(rate * frame), .. BitConverter.GetBytes((ushort)frame), .. BitConverter.GetBytes((ushort)bits),
        ];
    }
}
