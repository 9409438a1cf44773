/**
 * The same regex source with the longer alternatives of every group first, so that "thanks for
 * waiting" is tried before "thanks".
 */
export function longestFirst(source: string): string {
  let at = 0;
  const group = (): string => {
    const alternatives = [''];
    const add = (text: string) => {
      alternatives[alternatives.length - 1] += text;
    };
    while (at < source.length && source[at] !== ')') {
      const char = source[at] ?? '';
      const whole = char === '\\' ? 2 : char === '[' ? source.indexOf(']', at) + 1 - at : 0;
      if (whole > 0) {
        add(source.slice(at, at + whole));
        at += whole;
      } else if (char === '(') {
        const head = /\((?:\?(?::|<?[=!]))?/y;
        head.lastIndex = at;
        const [open = '('] = head.exec(source) ?? [];
        at += open.length;
        const inner = group();
        at += 1;
        add(`${open}${inner})`);
      } else if (char === '|') {
        alternatives.push('');
        at += 1;
      } else {
        add(char);
        at += 1;
      }
    }
    return alternatives.sort((a, b) => b.length - a.length).join('|');
  };
  return group();
}
