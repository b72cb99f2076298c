import type {
  Condition,
  ConditionEach,
  ConditionGroup,
  ConditionSource,
  ConditionTest,
} from '@shared/contracts/condition'
import type { OperatorName } from '@shared/contracts/condition-operators'
import { printSource } from '@shared/domain/conditions/source-name'
import { modifiersOf, operandKindOf, wordsOf } from '@shared/domain/conditions/text/operator-words'
import type { Modifier } from '@shared/domain/conditions/text/operator-words'
import { parseCondition } from '@shared/domain/conditions/text/parse-condition'
import { hasOperand, operandText, sourceText, typedOperand } from './operand-text'

export type Epoch = 'seconds' | 'milliseconds'

/** A test as it is being written: what was typed, right or not. */
export interface DraftTest {
  id: string
  type: 'test'
  source: string
  operator: OperatorName
  operand: string
  switches: readonly Exclude<Modifier, 'epoch'>[]
  epoch: Epoch | null
}

export interface DraftGroup {
  id: string
  type: 'group'
  combine: ConditionGroup['combine']
  children: readonly DraftNode[]
}

/** A condition on the items of a list; `group` is what each item is held against. */
export interface DraftEach {
  id: string
  type: 'each'
  quantifier: ConditionEach['quantifier']
  of: string
  group: DraftGroup
}

export type DraftNode = DraftTest | DraftGroup | DraftEach

const newId = (): string => crypto.randomUUID()

export const newTest = (changes: Partial<DraftTest> = {}): DraftTest => ({
  id: newId(),
  type: 'test',
  source: '',
  operator: 'equals',
  operand: '',
  switches: [],
  epoch: null,
  ...changes,
})

export const newGroup = (
  combine: DraftGroup['combine'] = 'all',
  children: readonly DraftNode[] = [newTest()],
): DraftGroup => ({ id: newId(), type: 'group', combine, children })

export const newEach = (of: ConditionSource | '', children: readonly DraftNode[] = [newTest()]): DraftEach => ({
  id: newId(),
  type: 'each',
  quantifier: 'any',
  of: of === '' ? '' : printSource(of),
  group: newGroup('all', children),
})

const draftTest = (test: ConditionTest): DraftTest => {
  const isOn = (name: Modifier): boolean => (test as unknown as Record<string, unknown>)[name] === true
  return newTest({
    source: printSource(test.source),
    operator: test.operator,
    operand: typedOperand(test),
    switches: (['ignoreCase', 'loose', 'orMissing'] as const).filter(isOn),
    epoch: 'epoch' in test ? (test.epoch ?? null) : null,
  })
}

/** A condition as a group, since the builder adds to groups. */
const draftAsGroup = (condition: Condition): DraftGroup =>
  condition.type === 'group'
    ? newGroup(condition.combine, condition.conditions.map(draftNode))
    : newGroup('all', [draftNode(condition)])

function draftNode(condition: Condition): DraftNode {
  if (condition.type === 'test') return draftTest(condition)
  if (condition.type === 'group') return draftAsGroup(condition)
  return { ...newEach(condition.of), quantifier: condition.quantifier, group: draftAsGroup(condition.where) }
}

/** The draft of a condition; without one an empty group. */
export function toDraft(condition: Condition | null): DraftGroup {
  return condition === null ? newGroup('all', []) : draftAsGroup(condition)
}

/** What a draft says: the condition, or what is wrong in it, a sentence by the id of each part. */
export interface DraftReading {
  condition: Condition | null
  problems: ReadonlyMap<string, string>
}

const testText = (test: DraftTest): string => {
  const switches = modifiersOf(test.operator).flatMap((name) => {
    if (name === 'epoch') return test.epoch === null ? [] : [`as epoch ${test.epoch}`]
    const words = { ignoreCase: 'ignoring case', loose: 'loosely', orMissing: 'or missing' }[name]
    return test.switches.includes(name) ? [words] : []
  })
  const operand = operandText(operandKindOf(test.operator), test.operand)
  return [sourceText(test.source), wordsOf(test.operator), operand, ...switches]
    .filter((piece) => piece !== '')
    .join(' ')
}

class DraftReader {
  readonly problems = new Map<string, string>()

  read(node: DraftNode): Condition | null {
    if (node.type === 'test') return this.test(node)
    return node.type === 'each' ? this.each(node) : this.group(node)
  }

  /** A group that is there only to add to is left out where it holds one condition. */
  whole(group: DraftGroup): Condition | null {
    const [only, ...others] = group.children
    return only !== undefined && others.length === 0 && group.combine !== 'none' ? this.read(only) : this.group(group)
  }

  private test(test: DraftTest): Condition | null {
    if (test.source.trim() === '') return this.fail(test.id, 'Choose the value to look at.')
    const kind = operandKindOf(test.operator)
    if (hasOperand(kind) && operandText(kind, test.operand) === '')
      return this.fail(test.id, 'Give a value to compare with.')
    return this.parse(test.id, testText(test))
  }

  private each(each: DraftEach): Condition | null {
    if (each.of.trim() === '') return this.fail(each.id, 'Choose the list whose items are looked at.')
    const where = this.whole(each.group)
    const list = this.parse(each.id, `${sourceText(each.of)} exists`)
    if (where === null || list?.type !== 'test') return null
    return { type: 'each', quantifier: each.quantifier, of: list.source, where }
  }

  private group(group: DraftGroup): Condition | null {
    if (group.children.length === 0)
      return this.fail(group.id, 'This group is empty. Add a condition to it, or remove it.')
    const conditions = group.children.map((child) => this.read(child))
    const complete = conditions.filter((condition) => condition !== null)
    return complete.length < conditions.length ? null : { type: 'group', combine: group.combine, conditions: complete }
  }

  /** Read inside a list, so that it may be about an item. */
  private parse(id: string, text: string): Condition | null {
    const parsed = parseCondition(`any item of body where (${text})`)
    if (parsed.kind === 'problem') return this.fail(id, parsed.problem.message)
    return parsed.condition.type === 'each' ? parsed.condition.where : null
  }

  private fail(id: string, message: string): null {
    this.problems.set(id, message)
    return null
  }
}

/** What a draft says. An empty one is no condition, which is right. */
export function readDraft(root: DraftGroup): DraftReading {
  if (root.children.length === 0) return { condition: null, problems: new Map() }
  const reader = new DraftReader()
  const condition = reader.whole(root)
  return { condition: reader.problems.size === 0 ? condition : null, problems: reader.problems }
}

type Change = (node: DraftNode) => DraftNode | null

const changeChildren = (group: DraftGroup, id: string, change: Change): DraftGroup => ({
  ...group,
  children: group.children.flatMap((child) => changeNode(child, id, change) ?? []),
})

const changeNode = (node: DraftNode, id: string, change: Change): DraftNode | null => {
  if (node.id === id) return change(node)
  if (node.type === 'test') return node
  if (node.type === 'group') return changeChildren(node, id, change)
  const group = node.group.id === id ? change(node.group) : changeChildren(node.group, id, change)
  return group?.type === 'group' ? { ...node, group } : null
}

/** The draft with one part changed, or removed where the change gives `null`. */
export function changeDraft(root: DraftGroup, id: string, change: Change): DraftGroup {
  const changed = changeNode(root, id, change)
  return changed?.type === 'group' ? changed : newGroup('all', [])
}

/** A part and the lists it stands in, the nearest first. */
export function findNode(
  root: DraftNode,
  id: string,
  within: readonly string[] = [],
): { node: DraftNode; within: readonly string[] } | null {
  if (root.id === id) return { node: root, within }
  const children = root.type === 'group' ? root.children : root.type === 'each' ? [root.group] : []
  const inner = root.type === 'each' ? [sourceText(root.of), ...within] : within
  for (const child of children) {
    const found = findNode(child, id, inner)
    if (found !== null) return found
  }
  return null
}

/** The parts that are columns of the truth table, in its order. */
export function listColumnIds(node: DraftNode): string[] {
  return node.type === 'group' ? node.children.flatMap(listColumnIds) : [node.id]
}
