import { createHmac } from 'node:crypto'
import examples from '@octokit/webhooks-examples' with { type: 'json' }

const wantedBytes = 7168

/** A real GitHub push event of about 7 KB, signed with the secret: body and headers, without the delivery id. */
export function makeGithubEvent(secret) {
  const pushes = examples.find(({ name }) => name === 'push').examples.map((event) => JSON.stringify(event))
  const distance = (body) => Math.abs(Buffer.byteLength(body) - wantedBytes)
  const body = pushes.reduce((best, next) => (distance(next) < distance(best) ? next : best))
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return {
    body,
    headers: {
      'User-Agent': 'GitHub-Hookshot/044aadd',
      Accept: '*/*',
      'Content-Type': 'application/json',
      'X-GitHub-Event': 'push',
      'X-GitHub-Hook-ID': '292430182',
      'X-GitHub-Hook-Installation-Target-ID': '79929171',
      'X-GitHub-Hook-Installation-Target-Type': 'repository',
      'X-Hub-Signature-256': `sha256=${signature}`,
    },
  }
}
