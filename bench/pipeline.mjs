import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { makeGithubEvent } from './parts/github-event.mjs'
import { startBareServer, startHeadless, startLoadClient } from './parts/processes.mjs'
import { median } from './parts/report.mjs'

const secret = 'a secret of the benchmark'
const rounds = 5
const seconds = 2
const warmUpSeconds = 1

/**
 * Hookwright's whole durable pipeline beside a bare node:http server that only checks the signature: the same requests
 * from the same client, in turns within one run, each side in a process of its own. Ratios are medians over the rounds.
 */
export async function runPipeline(report) {
  const directory = mkdtempSync(join(tmpdir(), 'hookwright-bench-'))
  const event = makeGithubEvent(secret)
  const bare = await startBareServer(secret)
  const app = await startHeadless({ directory, secret })
  const client = startLoadClient()
  let accepted = 0
  const load = async (url, connections, time) => {
    const result = await client.run({ ...event, url, connections, seconds: time })
    if (result.refused > 0) throw new Error(`${result.refused} requests were not accepted: ${result.firstRefusal}`)
    if (url === app.url) accepted += result.requests
    return result
  }
  try {
    for (const connections of [1, 50, 200]) {
      const taken = { bare: [], hookwright: [] }
      for (const url of [bare.url, app.url]) await load(url, connections, warmUpSeconds)
      for (let round = 1; round <= rounds; round += 1) {
        report.note(`pipeline: ${connections} connections, round ${round} of ${rounds}`)
        taken.bare.push(await load(bare.url, connections, seconds))
        taken.hookwright.push(await load(app.url, connections, seconds))
      }
      report.row('pipeline', compare(connections, taken))
    }
    await app.close()
    checkStored(directory, accepted)
    report.table(`Pipeline: ${Buffer.byteLength(event.body)} byte events, ${accepted} stored and acknowledged`)
  } finally {
    await Promise.all([client.close(), app.close(), bare.close()])
    rmSync(directory, { recursive: true, force: true })
  }
}

function compare(connections, { bare, hookwright }) {
  const middle = (results, key) => median(results.map((result) => result[key]))
  const ratio = (key) => median(hookwright.map((result, round) => result[key] / bare[round][key]))
  return {
    connections,
    barePerSecond: middle(bare, 'perSecond'),
    bareP50: middle(bare, 'p50'),
    bareP99: middle(bare, 'p99'),
    perSecond: middle(hookwright, 'perSecond'),
    p50: middle(hookwright, 'p50'),
    p99: middle(hookwright, 'p99'),
    ratio: ratio('perSecond'),
    p99Ratio: ratio('p99'),
  }
}

/** Every 2xx must be in the file: a fast pipeline that loses deliveries is none. */
function checkStored(directory, accepted) {
  const database = new DatabaseSync(join(directory, 'hookwright.db'), { readOnly: true })
  const { stored } = database.prepare("SELECT count(*) AS stored FROM deliveries WHERE outcome = 'accepted'").get()
  database.close()
  if (stored !== accepted) throw new Error(`${accepted} deliveries were acknowledged, but ${stored} are stored.`)
}
