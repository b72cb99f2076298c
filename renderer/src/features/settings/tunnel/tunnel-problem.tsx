import type { TunnelLink, TunnelProblem } from '@shared/contracts/tunnel'
import { describeProblem } from '@shared/domain/tunnel/problems'
import { attempt } from '../../../lib/call'
import { report } from '../../../lib/report'
import { Button } from '../../../ui/button'
import { LinkButton } from '../../../ui/link-button'
import { Notice } from '../../../ui/notice'

const compareCommand = 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub'

export const isHostKeyProblem = ({ code }: TunnelProblem): boolean =>
  code === 'ssh_host_key_unknown' || code === 'ssh_host_key_changed'

function HostKeyPrompt({ problem, fingerprint }: { problem: TunnelProblem; fingerprint: string }) {
  const isChanged = problem.code === 'ssh_host_key_changed'
  const trust = (): void => report(attempt('tunnel.trustHostKey', { fingerprint }))
  return (
    <Notice
      meaning={isChanged ? 'bad' : 'warn'}
      announce
      title={
        isChanged
          ? 'The host shows another key than the one you trusted.'
          : 'The host shows a key you have not trusted yet.'
      }
    >
      <p className="mt-1 font-mono break-all text-fg">{fingerprint}</p>
      <p className="mt-1">
        {isChanged && 'Another server may be answering in its place. Go on only if the host was set up anew. '}
        Compare with <code className="font-mono break-all text-fg">{compareCommand}</code> on the host.
      </p>
      <Button kind={isChanged ? 'danger' : 'primary'} className="mt-2" onClick={trust}>
        {isChanged ? 'Trust the new key anyway' : 'Trust this key'}
      </Button>
    </Notice>
  )
}

/** ngrok's code, by which it can be looked up, and what the other side said in its own words. */
const inItsWords = ({ code, detail }: TunnelProblem): string | null =>
  [code.startsWith('ERR_') ? code : null, detail].filter((part) => part !== null).join(': ') || null

/** What is wrong, what to do, and where that is done; for an unknown host key, the question whether to trust it. */
export function TunnelProblemNotice({ link }: { link: Extract<TunnelLink, { problem: unknown }> }) {
  const { problem } = link
  if (problem === null) return null
  if (isHostKeyProblem(problem) && problem.detail !== null)
    return <HostKeyPrompt problem={problem} fingerprint={problem.detail} />
  const { sentence, remedy, link: page } = describeProblem(problem)
  const words = inItsWords(problem)
  const isWaiting = link.state === 'offline' && link.retryAt === null
  return (
    <Notice
      meaning={isWaiting ? 'bad' : 'warn'}
      title={link.state === 'connecting' ? `Last attempt: ${sentence}` : sentence}
      actions={page === null ? undefined : <LinkButton url={page}>Open {new URL(page).hostname}</LinkButton>}
    >
      {remedy}
      {words !== null && <span className="mt-1 block font-mono text-xs break-words select-text">{words}</span>}
    </Notice>
  )
}
