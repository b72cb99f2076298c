/** The only two IPC channels: requests from the renderer, and messages to it. */
export const callChannel = 'hookwright:call'
export const messageChannel = 'hookwright:message'
