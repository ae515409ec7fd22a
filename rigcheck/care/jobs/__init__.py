"""What care does later: pages, reminders, follow-ups, releases, and taking away what is over."""
