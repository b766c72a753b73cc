"""Tasks: what somebody is told to do, by whom, with whom, until when (nhiệm vụ được giao)."""
