"""Writers of files in every state of disrepair: each byte is ours, so that each lie is meant."""
