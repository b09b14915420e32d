using AudioSessions.Policy;
using StateMachine;

namespace AudioSessions.Properties.Conformance;

/// <summary>The tables of the spec, as they were generated, are the published ones.</summary>
public class TableTests
{
    public static TheoryData<Category> Categories => [.. CategoryValues.All];

    public static TheoryData<string, string> Codes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var code in Published.Codes)
            {
                data.Add(code.Enum, code.Name);
            }

            return data;
        }
    }

    [Fact]
    public void The_categories_are_those_that_are_published() =>
        Assert.Equal(Published.Categories.Keys.Order(), CategoryValues.All.ToArray().Order());

    [Theory]
    [MemberData(nameof(Categories))]
    public void Every_column_of_a_category_is_as_published(Category category)
    {
        var found = new PublishedCategory(
            Published.Categories[category].Code,
            category.Code(),
            category.Input(),
            category.Output(),
            category.RingMutes(),
            category.LockMutes(),
            category.Background(),
            category.Mixing(),
            category.DefaultOutput());

        Assert.Equal(Published.Categories[category], found);
    }

    [Fact]
    public void A_session_that_never_chose_a_category_is_solo_ambient()
    {
        var machine = new AudioSessionMachine();

        Assert.Equal(Category.SoloAmbientSound, machine.World.GetSessionCategory(machine.World.AddSession()));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_result_and_interruption_type_has_its_published_code(string enumeration, string name)
    {
        var published = Published.Codes.Single(c => c.Enum == enumeration && c.Name == name).Number;

        Assert.Equal(published, enumeration == nameof(Status) ? Enum.Parse<Status>(name).Code() : Enum.Parse<InterruptionType>(name).Code());
    }

    [Fact]
    public void No_result_or_interruption_type_is_unpublished()
    {
        Assert.Equal(Names(nameof(Status)), StatusValues.All.ToArray().Select(s => s.ToString()).Order());
        Assert.Equal(Names(nameof(InterruptionType)), InterruptionTypeValues.All.ToArray().Select(t => t.ToString()).Order());

        static IEnumerable<string> Names(string enumeration) => Published.Codes.Where(c => c.Enum == enumeration).Select(c => c.Name).Order();
    }

    [Fact]
    public void A_host_sees_the_codes_of_the_results_as_data()
    {
        var info = AudioSessionInfo.Instance;

        Assert.All(info.Statuses.Zip(info.StatusCodes), status => Assert.Equal(
            Published.Codes.Single(c => c.Enum == nameof(Status) && c.Name == status.First).Number, status.Second));
    }

    [Fact]
    public void The_published_numbers_are_those_of_their_four_characters()
    {
        var codes = Published.Codes.Select(c => (c.Code, c.Number)).Concat(Published.Categories.Values.Select(c => (c.Code, c.Number)));

        Assert.All(codes, code => Assert.Equal(Published.Number(code.Code), code.Number));
    }
}
