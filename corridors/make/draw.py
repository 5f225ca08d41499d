"""Seeded draws in whole numbers only, so that every Python draws the same (splitmix64, Steele et al. 2014)."""

MASK = (1 << 64) - 1


class Draw:
    def __init__(self, seed, name):
        """One stream for each name: a new row elsewhere does not shift the others."""
        self.state = seed & MASK
        for byte in name.encode():
            self.state = (self.state ^ byte) * 0x100000001B3 & MASK

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
        return z ^ (z >> 31)

    def whole(self, low, high):
        """A whole number from low to high, both included."""
        return low + self.bits() % (high - low + 1)

    def hump(self, low, high):
        """A whole number between, the middle more often."""
        return (self.whole(2 * low, 2 * high) + self.whole(2 * low, 2 * high) + 1) // 4

    def weighted(self, weights):
        """An index, by whole weights."""
        ticket = self.whole(0, sum(weights) - 1)
        for index, weight in enumerate(weights):
            if ticket < weight:
                return index
            ticket -= weight
        raise AssertionError("weights must be positive")


def shares(total, weights):
    """The total in whole parts by weight, largest remainders first."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_rest = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for index in by_rest[: total - sum(parts)]:
        parts[index] += 1
    return parts
