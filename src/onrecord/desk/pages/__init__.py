"""What each page of the web shows, gathered; and what is sent from one. Those of judging lie with judging."""
