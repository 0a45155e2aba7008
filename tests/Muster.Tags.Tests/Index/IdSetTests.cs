using CsCheck;

namespace Muster.Tags.Tests;

public sealed class IdSetTests
{
    private const int DenseAt = 8;

    // Few words of two blocks, so that ids collide and sets change form often.
    private static readonly Gen<uint> Id =
        Gen.OneOf(Gen.UInt[0, 40], Gen.UInt[65_500, 65_560], Gen.UInt[131_000, 131_010]);

    private static readonly Gen<(bool IsAdd, uint Id)[]> Changes =
        Gen.Select(Gen.Frequency((3, Gen.Const(true)), (2, Gen.Const(false))), Id).Array[0, 200];

    [Fact]
    public void Changes_AreThoseOfASet() =>
        Changes.Sample(changes =>
        {
            var (set, model) = Apply(changes);
            Assert.Equal(model.Count, set.Count);
            Assert.Equal(model.Order(), ToIds(set));
            Assert.All(changes, change => Assert.Equal(model.Contains(change.Id), set.Contains(change.Id)));
        });

    [Fact]
    public void Operators_AreThoseOfSets() =>
        Gen.Select(Changes, Changes).Sample((left, right) =>
        {
            var (one, first) = Apply(left);
            var (other, second) = Apply(right);
            Assert.Equal(first.Intersect(second).Order(), ToIds(one, other.And));
            Assert.Equal(first.Except(second).Order(), ToIds(one, other.AndNot));
            Assert.Equal(first.Union(second).Order(), ToIds(one, other.Or));
            var union = IdSet.Union([one, other, one]);
            Assert.Equal(first.Union(second).Order(), ToIds(union));
            Assert.Equal(first.Union(second).Count(), union.Count);
        });

    [Fact]
    public void Form_ChangesWithSlack()
    {
        var set = new IdSet();
        for (var id = 0u; id < 16; id++)
        {
            set.Add(id, DenseAt);
        }

        Assert.NotNull(set.Sorted);
        set.Add(16, DenseAt);
        Assert.Null(set.Sorted);
        for (var id = 0u; id < 13; id++)
        {
            set.Remove(id, DenseAt);
        }

        Assert.Null(set.Sorted);
        set.Remove(13, DenseAt);
        Assert.Equal([14u, 15u, 16u], set.Sorted!.All);
    }

    private delegate void Operation(Span<ulong> target, int firstWord);

    private static (IdSet Set, HashSet<uint> Model) Apply((bool IsAdd, uint Id)[] changes)
    {
        var (set, model) = (new IdSet(), new HashSet<uint>());
        foreach (var (isAdd, id) in changes)
        {
            if (isAdd)
            {
                set.Add(id, DenseAt);
                model.Add(id);
            }
            else
            {
                set.Remove(id, DenseAt);
                model.Remove(id);
            }
        }

        return (set, model);
    }

    private static List<uint> ToIds(IdSet set, Operation? operation = null)
    {
        var ids = new List<uint>();
        var words = new ulong[16];
        for (var first = 0; first < 3 * BitBlocks.BlockWords; first += 16)
        {
            Span<ulong> target = words;
            target.Clear();
            set.Or(target, first);
            operation?.Invoke(target, first);
            for (var bit = 0; bit < 16 * 64; bit++)
            {
                if ((target[bit / 64] >> (bit % 64) & 1) != 0)
                {
                    ids.Add((uint)(first * 64 + bit));
                }
            }
        }

        return ids;
    }
}
