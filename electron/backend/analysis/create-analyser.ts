import { Worker } from 'node:worker_threads'
import type { Condition } from '@shared/contracts/condition'
import type { ConditionPreview } from '@shared/contracts/condition-preview'
import type { BodyView } from '@shared/contracts/delivery'
import type { Analysis } from '@shared/contracts/profile'
import type { PathChoices } from '@shared/domain/conditions/list-paths'
import type { Log } from '../ports'
import type { AnalysisReply, AnalysisTask, EventsToTry, ViewForm } from './analysis-messages'

export interface AnalyserOptions {
  /** The built analysis worker. */
  workerUrl: URL
  log: Log
  timeLimitMs?: number
}

/** Never rejects: what cannot be done in time or memory is told as a warning of the result. */
export interface Analyser {
  analyse(bodies: readonly Uint8Array[]): Promise<Analysis>
  view(body: Uint8Array, contentType: string | null, form: ViewForm): Promise<BodyView>
  /** A condition on events; not `ok` when it takes too long or too much memory, with the reason as a sentence. */
  tryCondition(condition: Condition | null, events: EventsToTry): Promise<AnalysisReply<ConditionPreview>>
  listPaths(events: EventsToTry): Promise<AnalysisReply<PathChoices>>
  close(): Promise<void>
}

interface Job {
  task: AnalysisTask
  resolve(reply: AnalysisReply): void
}

const defaultTimeLimitMs = 20_000
/** MiB a hostile body may make the worker use; beyond it the worker ends instead of the app. */
const memoryLimit = 1024

/** Learns schemas and draws bodies in a worker thread, one task at a time, so that no body can hold up anything else. */
export function createAnalyser({ workerUrl, log, timeLimitMs = defaultTimeLimitMs }: AnalyserOptions): Analyser {
  const queue: Job[] = []
  let running: { job: Job; timer: NodeJS.Timeout } | null = null
  let worker: Worker | null = null
  let isClosed = false

  function spawn(): Worker {
    const spawned = new Worker(workerUrl, {
      name: 'hookwright-analysis',
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
    })
    spawned.on('message', (reply: AnalysisReply) => {
      if (worker === spawned) finish(reply)
    })
    spawned.on('error', (error) => {
      log.error('The analysis worker ended with an error.', error)
      lose(spawned, 'It needs more memory than there is for it.')
    })
    spawned.on('exit', () => lose(spawned, 'The analysis was ended.'))
    return spawned
  }

  function lose(gone: Worker, message: string): void {
    if (worker !== gone) return
    worker = null
    finish({ ok: false, message })
  }

  function finish(reply: AnalysisReply): void {
    if (running === null) return
    clearTimeout(running.timer)
    const { job } = running
    running = null
    job.resolve(reply)
    next()
  }

  function giveUp(): void {
    const late = worker
    if (late === null) return
    void late.terminate()
    lose(late, `It takes longer than ${timeLimitMs / 1000} s.`)
  }

  function next(): void {
    if (running !== null) return
    const job = queue.shift()
    if (job === undefined) return
    worker ??= spawn()
    running = { job, timer: setTimeout(giveUp, timeLimitMs) }
    worker.postMessage(job.task, transferable(job.task))
  }

  function run(task: AnalysisTask): Promise<AnalysisReply> {
    return new Promise((resolve) => {
      if (isClosed) {
        resolve({ ok: false, message: 'Hookwright is closing.' })
        return
      }
      queue.push({ task, resolve })
      next()
    })
  }

  return {
    async analyse(bodies) {
      const reply = await run({ task: 'analyse', bodies: bodies.map(ownCopy) })
      return reply.ok ? (reply.value as Analysis) : noAnalysis(bodies.length, reply.message)
    },
    async view(body, contentType, form) {
      const reply = await run({ task: 'view', body: ownCopy(body), contentType, form })
      return reply.ok ? (reply.value as BodyView) : noView(body, contentType, reply.message)
    },
    async tryCondition(condition, events) {
      return (await run({ task: 'tryCondition', condition, ...events })) as AnalysisReply<ConditionPreview>
    },
    async listPaths(events) {
      return (await run({ task: 'listPaths', ...events })) as AnalysisReply<PathChoices>
    },
    async close() {
      isClosed = true
      queue.splice(0).forEach(({ resolve }) => resolve({ ok: false, message: 'Hookwright is closing.' }))
      await worker?.terminate()
    },
  }
}

/** Bodies go to the worker by transfer; the caller keeps its own, which may be a view of a larger buffer. */
function ownCopy(body: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(body)
}

function transferable(task: AnalysisTask): ArrayBuffer[] {
  // Events are copied: their bodies are small, and may lie in one buffer.
  const bodies = task.task === 'analyse' ? task.bodies : task.task === 'view' ? [task.body] : []
  return bodies.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
}

function noAnalysis(sampleCount: number, reason: string): Analysis {
  const warnings = [`The samples could not be analysed. ${reason} Remove the largest samples and try again.`]
  return { sampleCount, fields: [], schema: {}, warnings, omittedFields: 0 }
}

function noView(body: Uint8Array, contentType: string | null, reason: string): BodyView {
  const warnings = [`The body could not be shown in this form. ${reason} Look at it as hex, or use a smaller one.`]
  return { text: '', kind: 'text', contentType, total: body.byteLength, truncated: true, warnings }
}
