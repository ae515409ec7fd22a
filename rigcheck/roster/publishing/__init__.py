"""What the agency tells care's side in public: headcounts of groups, shifts, policies, programmes; never a name."""
