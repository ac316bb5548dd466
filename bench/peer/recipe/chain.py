"""What the steps hand on to one another."""


class Chain:
    """Outcomes by name, set by the step that makes them:

    data        [y, x, ky, kx], float32, as read
    truth       maps of the synthetic junction by name, or empty
    aligned     data with every pattern's centre on the middle pixel
    shifts      displacement that alignment found, [y, x, (dy, dx)], pixels
    adf         annular dark field, [y, x]
    log_std     log of the nested deviation, [ky, kx]
    pixels      feature pixels, indices into a pattern
    features    [position, feature]
    neighbours  indices and distances of each position's nearest, itself first
    flake       whether a position is on the flake, [position]
    materials   0 support, 1, 2, in the order in which they were found
    domains     label maps by what found them: "level 3", "AE", "VAE"
    networks    trained networks by kind, then by material
    """

    def __init__(self, file, seed):
        self.file = file
        self.seed = seed
        self.truth = {}
        self.domains = {}
        self.networks = {}

    def rows_of(self, material):
        """Positions of a material."""
        return (self.materials == material).nonzero()[0]
