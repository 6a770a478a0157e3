/** What stands for a key in values of variables. No name of Kubernetes can have such a character. */
export const MARKER = 'M4RK3R|of|a|key';
