import type { NgrokProblem } from './ngrok-problem'

const domains = 'https://dashboard.ngrok.com/domains'
const endpoints = 'https://dashboard.ngrok.com/endpoints'
const billing = 'https://dashboard.ngrok.com/billing'
const usage = 'https://dashboard.ngrok.com/usage'
const leaveEmpty = "leave the domain empty on the Tunnel page to use your account's own domain"
const untilTheFirst =
  'It begins anew on the first of the month. Until then change the plan, or choose another way to connect.'
const noPolicy = "Remove the traffic policy from the endpoint in ngrok's dashboard, or change the plan."

/** The public URL: its domain, who holds it, and how much may pass through it. */
export const ngrokEndpointProblems: readonly NgrokProblem[] = [
  {
    codes: [313],
    sentence: "The account's plan does not allow a subdomain of your choice.",
    remedy: `Change the plan, or ${leaveEmpty}.`,
    link: domains,
    retry: 'never',
  },
  {
    codes: [314],
    sentence: "The account's plan does not allow a domain of your own.",
    remedy: `Change the plan, or ${leaveEmpty}.`,
    link: domains,
    retry: 'never',
  },
  {
    codes: [319],
    sentence: 'The domain is not reserved for your account.',
    remedy: `Reserve it in ngrok's dashboard, correct its spelling, or ${leaveEmpty}.`,
    link: domains,
    retry: 'never',
  },
  {
    codes: [320],
    sentence: 'The domain belongs to another ngrok account.',
    remedy: `Use the authtoken of that account, correct the spelling, or ${leaveEmpty}.`,
    link: domains,
    retry: 'never',
  },
  {
    codes: [324, 350],
    sentence: 'The account has as many endpoints online as its plan allows.',
    remedy: "Stop one of the others; ngrok's dashboard lists them. Hookwright needs one and tries again every minute.",
    link: endpoints,
    retry: 'minutely',
  },
  {
    codes: [326, 355],
    sentence: 'The domain holds a character that no domain may have.',
    remedy: `Correct the domain on the Tunnel page: letters, digits, dots and hyphens only. Or ${leaveEmpty}.`,
    retry: 'never',
  },
  {
    codes: [9032, 9033, 9034, 9035, 9036, 9037, 9038],
    sentence: 'ngrok cannot read the domain.',
    remedy: `Write it on the Tunnel page like hooks.example.com, without https://, port or path, or ${leaveEmpty}.`,
    retry: 'never',
  },
  {
    codes: [334],
    sentence:
      'The public URL is already online elsewhere: on another device, in a second copy, or in a session left over from a crash or sleep.',
    remedy:
      'A left-over session ends within about a minute, and Hookwright tries again by itself. To take over the URL, stop the other one in the list of endpoints.',
    link: endpoints,
    retry: 'soon',
  },
  {
    codes: [6030],
    sentence: 'The public URL is shared by several endpoints that are not all set up for sharing.',
    remedy:
      'Stop the other endpoint. Hookwright does not share a URL, as each would then get only a part of the events.',
    link: endpoints,
    retry: 'minutely',
  },
  {
    codes: [702, 703, 714, 715, 734],
    sentence: "More requests came at once than the account's plan allows; ngrok answered some senders with 429.",
    remedy: 'It passes within a minute, and most senders try again. If it comes often, change the plan.',
    link: usage,
    retry: 'minutely',
  },
  {
    codes: [725],
    sentence: "The account's monthly data volume is used up; ngrok refuses every sender.",
    remedy: untilTheFirst,
    link: usage,
    retry: 'minutely',
  },
  {
    codes: [726, 728],
    sentence: "The account's monthly number of connections is used up; ngrok refuses every sender.",
    remedy: untilTheFirst,
    link: usage,
    retry: 'minutely',
  },
  {
    codes: [727],
    sentence: "The account's monthly number of requests is used up; ngrok refuses every sender.",
    remedy: untilTheFirst,
    link: usage,
    retry: 'minutely',
  },
  {
    codes: [732, 735, 736, 737, 738],
    sentence: "The account's monthly number of requests with a traffic policy is used up.",
    remedy: noPolicy,
    link: billing,
    retry: 'never',
  },
  {
    codes: [733, 739, 740],
    sentence: "The account's monthly number of connections with a traffic policy is used up.",
    remedy: noPolicy,
    link: billing,
    retry: 'never',
  },
  {
    codes: [4026],
    sentence: 'The account has no credit left for paid features of ngrok.',
    remedy: `Remove every paid traffic policy and ${leaveEmpty}, or change the plan.`,
    link: billing,
    retry: 'never',
  },
]
