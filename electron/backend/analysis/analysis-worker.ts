import { parentPort } from 'node:worker_threads'
import { must } from '@shared/domain/assert'
import { analyseSamples } from '@shared/domain/schema/analyse'
import { listEventPaths, tryCondition } from '../conditions/try-condition'
import type { AnalysisReply, AnalysisTask, AnalysisValues } from './analysis-messages'
import { viewBody } from './view-body'

/* Work on bodies of any size and malice, in a thread that may be ended at any moment. */
const port = must(parentPort, 'The analysis worker runs as a worker thread.')

function work(task: AnalysisTask): AnalysisValues[AnalysisTask['task']] {
  switch (task.task) {
    case 'analyse':
      return analyseSamples(task.bodies)
    case 'view':
      return viewBody(task.body, task.contentType, task.form)
    case 'tryCondition':
      return tryCondition(task.condition, task.events, task.reading)
    case 'listPaths':
      return listEventPaths(task.events, task.reading)
  }
}

function perform(task: AnalysisTask): AnalysisReply {
  try {
    return { ok: true, value: work(task) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

port.on('message', (task: AnalysisTask) => port.postMessage(perform(task)))
