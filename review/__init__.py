"""The reviewers' web app: contradictions settled one at a time, in the browser."""
