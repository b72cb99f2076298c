import type { ProblemTable } from './problem-text'

/** Problems of a tunnel through the user's own SSH host; codes begin with `ssh_`. */
export const sshProblems: ProblemTable = {}
