"""The steps of `compliance pack check`: each looks at one pack and returns problems with their places."""
