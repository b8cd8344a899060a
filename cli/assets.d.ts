// Fonts: the bundler copies the file beside the command and gives its relative URL.
declare module '*.ttf' {
  const url: string;
  export default url;
}
