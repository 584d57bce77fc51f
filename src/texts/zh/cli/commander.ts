import type { Catalogue } from '../../catalogue.ts'

/** What commander and inquirer say by themselves. */
export const commander: Catalogue = {
  'Usage:': '用法:',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'output the version number': '输出版本号',
  "error: unknown option '{0}'": '错误：未知选项 {0}',
  "error: unknown command '{0}'": '错误：未知命令 {0}',
  "error: missing required argument '{0}'": '错误：缺少参数：{0}',
  "error: option '{0}' argument missing": '错误：选项 {0} 缺少参数',
  "error: option '{0}' cannot be used with option '{1}'": '错误：选项 {0} 不能与选项 {1} 同时使用',
  '(Did you mean {0}?)': '（是否想写 {0}？）',
  '(Did you mean one of {0}?)': '（是否想写其中之一：{0}？）',
  '[input is masked]': '（输入不显示）',
  navigate: '移动',
  select: '选择',
  submit: '确定',
  all: '全选',
  invert: '反选',
}
