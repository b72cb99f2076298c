import type { TunnelProblem } from '../../contracts/tunnel'
import { localProblems } from './local-problems'
import { ngrokErrorPage } from './ngrok-problem'
import { ngrokProblems } from './ngrok-problems'
import type { ProblemTable, ProblemText } from './problem-text'
import { sshProblems } from './ssh-problems'

export type { ProblemText } from './problem-text'

/** Every problem of a tunnel that has words of its own. */
export const problems: ProblemTable = { ...localProblems, ...ngrokProblems, ...sshProblems }

/** The words for a problem; a code that is not in the table is named with what the other side said. */
export function describeProblem(problem: TunnelProblem): ProblemText {
  const { code, detail } = problem
  const known = Object.hasOwn(problems, code) ? problems[code] : undefined
  if (known) return known
  if (/^ERR_NGROK_\d+$/.test(code)) {
    return {
      sentence: detail === null ? `ngrok refused with the error ${code}.` : `ngrok refused (${code}): ${detail}`,
      remedy: "Read ngrok's page about this error. Hookwright tries again every minute.",
      link: ngrokErrorPage(code),
      retry: 'minutely',
    }
  }
  return {
    sentence: detail ?? `The tunnel failed (${code}).`,
    remedy: 'Try again, or choose another way to connect.',
    link: null,
    retry: 'soon',
  }
}
