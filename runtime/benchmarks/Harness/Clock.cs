using System.Diagnostics;

namespace AudioSessions.Benchmarks.Harness;

/// <summary>
/// What time is measured with: the processor time of this process, which does not pass while other programs have the processor. Where the system
/// counts it in steps too coarse for a turn (Windows), the time on the wall.
/// </summary>
internal static class Clock
{
    private static readonly bool _isCoarse = OperatingSystem.IsWindows();

    /// <summary>What the figures are.</summary>
    public static string Kind => _isCoarse ? "wall time" : "processor time";

    /// <summary>Time since some moment, in nanoseconds.</summary>
    public static double Now => _isCoarse ? Stopwatch.GetElapsedTime(0).TotalNanoseconds : Environment.CpuUsage.TotalTime.TotalNanoseconds;
}
