import { parentPort } from 'node:worker_threads'
import { must } from '@shared/domain/assert'
import { analyseSamples } from '@shared/domain/schema/analyse'
import type { AnalysisReply, AnalysisTask } from './analysis-messages'
import { viewBody } from './view-body'

/* Work on bodies of any size and malice, in a thread that may be ended at any moment. */
const port = must(parentPort, 'The analysis worker runs as a worker thread.')

function perform(task: AnalysisTask): AnalysisReply {
  try {
    const value =
      task.task === 'analyse' ? analyseSamples(task.bodies) : viewBody(task.body, task.contentType, task.form)
    return { ok: true, value }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

port.on('message', (task: AnalysisTask) => port.postMessage(perform(task)))
