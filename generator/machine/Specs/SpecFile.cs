using System.Text;
using StateMachine.Compiler.Text;
using StateMachine.Tool.Commands;

namespace StateMachine.Tool.Specs;

/// <summary>A spec file as it was read.</summary>
/// <param name="Source">Its path as the user wrote it, and its text without a byte order mark.</param>
/// <param name="FullPath">Where it lies; null for what came from the standard input.</param>
/// <param name="Encoding">How it is encoded, byte order mark included.</param>
internal sealed record SpecFile(SourceText Source, string? FullPath, Encoding Encoding)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads UTF-8, or UTF-16 with a byte order mark.</summary>
    /// <exception cref="UsageException">The file cannot be read, or is not text.</exception>
    public static SpecFile Read(string path, string fullPath)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(fullPath);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: {problem.Message}");
        }

        var encoding = EncodingOf(bytes);
        try
        {
            var preamble = encoding.Preamble.Length;
            return new SpecFile(new SourceText(path, encoding.GetString(bytes, preamble, bytes.Length - preamble)), fullPath, encoding);
        }
        catch (DecoderFallbackException problem)
        {
            throw NotText(path, bytes, problem.Index + encoding.Preamble.Length);
        }
    }

    private static Encoding EncodingOf(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => Strict,
    };

    // A replacement character would hide what was meant, and 'fmt' would write it back.
    private static UsageException NotText(string path, byte[] bytes, int index)
    {
        var line = bytes.AsSpan(0, index).Count((byte)'\n') + 1;
        return new UsageException($"'{path}' is not UTF-8: the byte 0x{bytes[index]:X2} in line {line} belongs to no character. Save the file as UTF-8.");
    }
}
