const windowsAgentPipe = '\\\\.\\pipe\\openssh-ssh-agent'

/**
 * Where the SSH agent of this user listens; `null` when there is none. Pageant is reached through the pipe that it names
 * itself, in SSH_AUTH_SOCK: asking it by window message takes a helper program that a packaged app cannot start.
 */
export function findAgent(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string | null {
  const named = environment.SSH_AUTH_SOCK
  if (named && named !== 'pageant') return named
  return platform === 'win32' ? windowsAgentPipe : null
}
