import { evaluate } from '../../shared/domain/conditions/evaluate'
import { compilePattern } from '../../shared/domain/conditions/pattern'
import { parseCondition } from '../../shared/domain/conditions/text/parse-condition'
import { skimJsonObject } from '../../shared/domain/decode/json-skimmer'
import { createLazyObject } from '../../shared/domain/decode/lazy-object'

/** The condition of a text that has to be right. */
export function conditionOf(text: string) {
  const parsed = parseCondition(text)
  if (parsed.kind === 'problem') throw new Error(parsed.problem.message)
  return parsed.condition
}

/** One evaluation on a body as the receiver holds it: values are read when they are asked for. */
export function createEvaluation(text: string, body: Uint8Array) {
  const condition = conditionOf(text)
  const outline = skimJsonObject(body)
  if (outline === null) throw new Error('The body is no JSON object.')
  return () =>
    evaluate(condition, {
      body: createLazyObject(body, outline),
      headers: [['X-GitHub-Event', 'issues']],
      target: '/hooks/t',
      method: 'POST',
      eventType: 'issues.opened',
      receivedAt: 1_795_000_000_000,
    }).holds
}

/** A search with a pattern; compiling it is not part of the search. */
export function createSearch(pattern: string, text: string) {
  const compiled = compilePattern(pattern)
  if (compiled.kind === 'problem') throw new Error(compiled.message)
  return () => compiled.test(text)
}
