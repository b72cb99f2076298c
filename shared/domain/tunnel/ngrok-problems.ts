import { ngrokAccountProblems } from './ngrok-account-problems'
import { ngrokEndpointProblems } from './ngrok-endpoint-problems'
import { tabulate } from './ngrok-problem'
import { ngrokTrafficProblems } from './ngrok-traffic-problems'
import type { ProblemTable } from './problem-text'

/** The errors of ngrok that a user can meet, by code such as `ERR_NGROK_105`. */
export const ngrokProblems: ProblemTable = tabulate([
  ...ngrokAccountProblems,
  ...ngrokEndpointProblems,
  ...ngrokTrafficProblems,
])
