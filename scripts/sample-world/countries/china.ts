import { country } from './country.ts';

export const china = country({
  code: 'CN',
  name: '中国|China',
  currency: 'CNY',
  locale: 'zh-CN',
  timeZone: 'Beijing',
  callingCode: '86',
  mobiles: '138########, 159########, 186########',
  landlines: '216#######, 106#######, 208#######',
  familyNameFirst: true,
  femaleNames:
    '秀英|Xiuying, 丽|Li/丽丽|Lili, 静|Jing/静静|Jingjing, 芳|Fang/小芳|Xiaofang, 娜|Na/娜娜|Nana, 敏|Min, 艳|Yan, 桂英|Guiying, 婷婷|Tingting, 雪梅|Xuemei/小梅|Xiaomei, 欣怡|Xinyi, 梓涵|Zihan, 晓燕|Xiaoyan, 玉兰|Yulan',
  maleNames:
    '伟|Wei/小伟|Xiaowei, 强|Qiang/小强|Xiaoqiang, 磊|Lei, 军|Jun, 洋|Yang, 勇|Yong, 杰|Jie, 涛|Tao, 明|Ming/小明|Xiaoming, 建国|Jianguo, 志强|Zhiqiang, 浩然|Haoran, 子轩|Zixuan, 文博|Wenbo',
  familyNames:
    '王|Wang, 李|Li, 张|Zhang, 刘|Liu, 陈|Chen, 杨|Yang, 赵|Zhao, 黄|Huang, 周|Zhou, 吴|Wu, 徐|Xu, 孙|Sun, 胡|Hu, 朱|Zhu, 高|Gao, 林|Lin, 何|He, 郭|Guo, 马|Ma, 罗|Luo, 欧阳|Ouyang, 诸葛|Zhuge',
  streets:
    '中山路|Zhongshan Rd, 人民路|Renmin Rd, 解放路|Jiefang Rd, 建设路|Jianshe Rd, 和平街|Heping St, 新华路|Xinhua Rd, 长江路|Changjiang Rd, 花园街|Huayuan St, 文化路|Wenhua Rd, 南京路|Nanjing Rd',
  streetLine: '{street}{number}号',
  cities:
    '北京|Beijing/北京市|Beijing/1000##, 上海|Shanghai/上海市|Shanghai/2000##, 广州|Guangzhou/广东省|Guangdong/5100##, 成都|Chengdu/四川省|Sichuan/6100##, 杭州|Hangzhou/浙江省|Zhejiang/3100##, 武汉|Wuhan/湖北省|Hubei/4300##',
  trades:
    '物流|Logistics, 电气|Electric, 建筑|Construction, 家具|Furniture, 软件|Software, 印刷|Printing, 食品|Foods, 贸易|Trading',
  companyName: '{name}{trade}{form}',
  companyForms: '有限公司, 股份有限公司',
  taxId: '91########@#######',
});
