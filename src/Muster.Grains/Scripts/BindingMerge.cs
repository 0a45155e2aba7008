namespace Muster.Grains;

/// <summary>How a new version's bindings come from those of the version before. Pure.</summary>
internal static class BindingMerge
{
    /// <param name="before">Bindings of the version before, secrets sealed; empty when there is none.</param>
    /// <param name="changes">What the draft says.</param>
    /// <returns>The new bindings; those that were taken over are the very objects of <paramref name="before"/>.</returns>
    public static Outcome<IReadOnlyList<Binding>> Apply(ImmutableArray<Binding> before, BindingChanges changes)
    {
        var earlier = before.ToDictionary(binding => binding.Name, StringComparer.Ordinal);
        var result = new List<Binding>();
        if (changes.Replace is { } replace)
        {
            foreach (var binding in replace)
            {
                if (binding.Type != BindingTypes.Inherit)
                {
                    result.Add(binding);
                }
                else if (earlier.TryGetValue(binding.OldName ?? binding.Name, out var inherited))
                {
                    result.Add(inherited.Name == binding.Name ? inherited : inherited with { Name = binding.Name });
                }
                else
                {
                    return NothingToInherit(binding);
                }
            }

            result.AddRange(before.Where(binding =>
                changes.KeepTypes.Contains(binding.Type) && !result.Exists(other => other.Name == binding.Name)));
        }
        else
        {
            result.AddRange(before);
        }

        foreach (var binding in changes.Put)
        {
            if (Replace(result, binding) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var name in changes.RemoveSecrets)
        {
            var removed = result.RemoveAll(binding => binding.Name == name && binding.Type == BindingTypes.SecretText);
            if (removed == 0 && changes.RefuseMissing)
            {
                return new Refusal(
                    RefusalReason.NotFound,
                    ErrorCodes.SecretNotFound,
                    $"workers.api.error.secret_not_found: there is no secret '{name}'.");
            }
        }

        return new Outcome<IReadOnlyList<Binding>> { Value = result };
    }

    private static Refusal? Replace(List<Binding> result, Binding binding)
    {
        var place = result.FindIndex(other => other.Name == binding.Name);
        if (place < 0)
        {
            result.Add(binding);
            return null;
        }

        // A secret never takes the place of something else silently: code that reads the name expects the other thing.
        if (result[place].Type != binding.Type)
        {
            return new(
                RefusalReason.Conflict,
                ErrorCodes.InvalidBinding,
                $"Binding name '{binding.Name}' already in use by a binding of type '{result[place].Type}'. "
                + "Use another name, or remove that binding first.");
        }

        result[place] = binding;
        return null;
    }

    private static Refusal NothingToInherit(Binding binding) => new(
        RefusalReason.Invalid,
        ErrorCodes.InvalidInherit,
        $"inherit binding '{binding.Name}' is invalid: "
        + $"the version before has no binding '{binding.OldName ?? binding.Name}'.");
}
