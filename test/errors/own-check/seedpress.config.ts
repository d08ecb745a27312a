export default {
  checks: {
    rack: ({ device }) =>
      device.vars.rack === 'r1'
        ? []
        : [{ found: `rack ${device.vars.rack} is full`, expected: 'r1', fix: 'move the device', key: 'vars.rack' }],
    locale: ({ parts }) =>
      parts
        .filter(({ content }) => content.includes('locale: C\n'))
        .map(({ filename }) => ({ found: 'locale C', expected: 'a locale with UTF-8', severity: 'warning', part: filename, line: 2, column: 9 })),
  },
};
