"""Writers that control every byte, for valid and damaged files."""
