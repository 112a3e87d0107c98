extension InjectionLikeness {
    /// One sign a dimension, less 80, in steps of ``unit``; written by `benchmarks/injection/fit.py`.
    static let packedWeights = """
        P[IOGC^Q]KdMi;UUHMHJMNM9NdMRCVZW@JYP@USG:SEX_BN70QJZRP]JfJ]FdfXGY]ET_^caPMZJMbQGLLVNNVYHlBSKOJRQ\
        PYOZRSUM>X@Q;=SOX:_KD^Q6ZPGLHWT]BJ=V4RPXYO`M<G_TJ]=MHHN<RN^OXN_WH:PNMRWQT-]YGNE]CGLRH9bO]QYSYJHW\
        ??A?ND]VM]YTWHHSUF?]?GKNSOSU_Q]aERHPUIOV=QBV]Cm=WVAeROMn^a;EXbZWO^I;>WB>Z]ZRZQZ]KUYJVPYIYVS=fS?B\
        S?b@Uc^LT[MWR][=>WC>Sk]]HEfO@=VWCD]TMTLVgTYgHHL;CNPIUS_Q_XD9xLNDRUPR8cWKVKO]ZG[]XH`AH]]LYHS:aHTN
        """
    static let unit: Float = 0.402597
    static let bias: Float = -12.9530
}
